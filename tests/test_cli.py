"""The commands as a user types them: output, error lines and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[1] / "demo"
SAMPLE = str(DEMO / "02-strike-hospital-toll.txt")


THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")


def rapporteur(*words: str, data: bytes = b"", cwd: Path | None = None, seed: str = "random", threads: str = "1") -> subprocess.CompletedProcess[str]:
    code = "from rapporteur.cli import main; main()"
    source = str(Path(__file__).parents[1] / "src")
    done = subprocess.run(
        [sys.executable, "-c", code, *words],
        input=data,
        capture_output=True,
        cwd=cwd,
        check=False,
        env={**os.environ, "PYTHONPATH": source, "PYTHONHASHSEED": seed, **dict.fromkeys(THREADS, threads)},
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_read_prints_the_json_of_the_record() -> None:
    done = rapporteur("read", SAMPLE, "--format", "json")
    said = json.loads(done.stdout)
    assert done.returncode == 0 and set(said) == {"report", "claims", "problems"}
    assert said["report"]["published"] == {"earliest": "2020-06-08", "latest": "2020-06-08", "how": "dateline"}
    assert any(c["event"] == "ASSAULT" for c in said["claims"])


@pytest.mark.parametrize("format", ["table", "jsonl", "csv", "md", "html"])
def test_every_format(format: str) -> None:
    done = rapporteur("read", "-", "--format", format, data=Path(SAMPLE).read_bytes())
    assert done.returncode == 0 and "Sirte" in done.stdout


def test_what_changes_nothing_is_told(tmp_path: Path) -> None:
    rapporteur("add", SAMPLE, cwd=tmp_path)
    again = rapporteur("add", SAMPLE, "--publisher", "Lake Agency", cwd=tmp_path)
    assert again.returncode == 0 and "keeps the date and the publisher" in again.stderr
    assert "the codebook has no NOTHING" in rapporteur("claims", "--event", "nothing", cwd=tmp_path).stdout
    assert rapporteur("claims", "--event", "threaten", cwd=tmp_path).stdout == "no claims match\n"


def test_what_fails_says_why_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    for words, code, reason in [
        (["read", "missing.txt"], 1, "check the path"),
        (["read", "empty.txt"], 1, "it is empty"),
        (["read", SAMPLE, "empty.txt"], 3, "it is empty"),
        (["read", SAMPLE, "--format", "docx"], 2, "there are table"),
        (["read", SAMPLE, "--published", "June"], 2, "write it as"),
        (["read", SAMPLE, "--published", ""], 2, "write it as"),
        (["read", "empty.txt", "--out", "empty.txt"], 2, "it would be overwritten"),
        (["sitrep", "empty.txt", "--html", "../" + tmp_path.name + "/empty.txt"], 2, "it would be overwritten"),
        (["claims", "--status", "maybe"], 2, "there are happened"),
        (["claims", "--since", "2024-06-05", "--until", "2024-06-01"], 2, "swap them"),
        (["explain", SAMPLE, "--claim", "99"], 2, "the report has claims 1 to"),
        (["claims"], 1, "there is no store"),
        (["codebook", "NOTHING"], 2, "no event or relation"),
    ]:
        done = rapporteur(*words, cwd=tmp_path)
        assert done.returncode == code and reason in done.stderr, (words, done.returncode, done.stderr)
        assert "Traceback" not in done.stderr


def test_the_way_through_the_store(tmp_path: Path) -> None:
    first = rapporteur("add", SAMPLE, str(DEMO / "04-tarhuna.txt"), cwd=tmp_path)
    assert first.returncode == 0 and first.stdout.count("added: ") == 2
    again = rapporteur("add", SAMPLE, cwd=tmp_path)
    assert again.stdout.startswith("already there: ")
    found = [
        json.loads(line)
        for line in rapporteur(
            "claims", "--event", "ASSAULT", "--place", "Sirte", "--format", "jsonl", cwd=tmp_path
        ).stdout.splitlines()
    ]
    assert found and {c["event"] for c in found} == {"ASSAULT"}
    shown = rapporteur("show", found[0]["id"][:20], cwd=tmp_path)
    assert shown.returncode == 0 and "»" in shown.stdout and "method reader" in shown.stdout
    assert rapporteur("verify", cwd=tmp_path).stdout == "the record is whole\n"
    assert "no claims match" in rapporteur("claims", "--actor", "Nobody Known", cwd=tmp_path).stdout


def test_explain_shows_words_scores_and_rules() -> None:
    done = rapporteur("explain", SAMPLE, "--claim", "1")
    assert done.returncode == 0 and "trigger of" in done.stdout and "role of the trained reader" in done.stdout


def test_the_same_words_are_printed_whatever_the_order_of_sets() -> None:
    text = (
        b"Shells hit two towns\n\nKYIV, Ukraine, 10 June 2020 (Harbour News) - Shells hit Horlivka and Makiivka in Donetsk region "
        b"on Monday, officials said.\n"
    )
    said = [rapporteur("explain", "-", data=text, seed=seed).stdout for seed in ("1", "2", "3", "4")]
    assert all(part in said[0] for part in ("neighbour", "beside", "admin"))
    assert len(set(said)) == 1


def test_the_same_bytes_give_the_same_json_on_any_number_of_threads() -> None:
    report = str(DEMO / "01-mission-statement.txt")
    said = [rapporteur("read", report, "--format", "json", threads=n, seed=n).stdout for n in ("1", "2", "4")]
    assert len(set(said)) == 1 and len(json.loads(said[0])["claims"]) > 3


def test_codebook() -> None:
    listing = rapporteur("codebook").stdout
    assert all(name in listing for name in ("AGREE", "BACKS", "heavy-weapons"))
    assert "CAMEO" in rapporteur("codebook", "assault").stdout


def test_help_names_every_command() -> None:
    text = rapporteur("--help").stdout
    assert all(name in text for name in ("read", "explain", "sitrep", "add", "claims", "show", "verify", "codebook"))


def test_names_are_looked_up() -> None:
    done = rapporteur("actors", "Turkish army")
    assert done.returncode == 0 and done.stdout.startswith("tur-mil: ")
    done = rapporteur("places", "Watiyah")
    assert done.returncode == 0 and "al-Watiya air base" in done.stdout
    done = rapporteur("actors", "Nobody at All")
    assert done.returncode == 1 and "actors/*.yaml" in done.stderr and done.stderr.count("\n") == 1
    assert rapporteur("actors").returncode == 2


def test_names_that_the_who_is_who_lacks_are_listed(tmp_path: Path) -> None:
    assert rapporteur("add", SAMPLE, cwd=tmp_path).returncode == 0
    done = rapporteur("actors", "--unknown", cwd=tmp_path)
    assert done.returncode == 0 and "doctor" in done.stdout and "{id: " in done.stdout


def test_decisions_are_kept_used_and_taken_back(tmp_path: Path) -> None:
    def said(*words: str) -> str:
        done = rapporteur(*words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    said("add", SAMPLE)
    assert "nothing was decided" in said("decide", "list")
    first = said("decide", "place", "Sirte", "31.5,16.25", "--radius", "4", "--why", "the report's map", "--by", "anna")
    assert "claims of the store have it" in first and "; 0 claims" not in first
    claims = [json.loads(line) for line in said("claims", "--place", "Sirte", "--format", "jsonl").splitlines()]
    points = [w for c in claims for w in c["where"] if w["name"] == "Sirte"]
    assert points and all((w["lat"], w["lon"]) == (31.5, 16.25) for w in points)
    assert "anna" in said("show", claims[0]["id"]) and "the report's map" in said("show", claims[0]["id"])
    said("decide", "undo", first.split()[1].removesuffix(":"))
    after = [json.loads(line) for line in said("claims", "--place", "Sirte", "--format", "jsonl").splitlines()]
    assert all(w["lat"] != 31.5 for c in after for w in c["where"])
    assert "the record is whole" in said("verify")


def test_a_decision_that_cannot_be_says_what_to_do(tmp_path: Path) -> None:
    assert rapporteur("add", SAMPLE, cwd=tmp_path).returncode == 0
    for words, code, reason in [
        (["same-as", "Haftar", "nobody-here"], 2, "rapporteur actors NAME"),
        (["place", "Sirte", "geonames:999999999"], 2, "rapporteur places NAME"),
        (["place", "Sirte", "north,south"], 2, "write degrees"),
        (["place", "Sirte", "131,16"], 2, "latitude first"),
        (["place", "Sirte", "none", "--report", "abc"], 1, "no report begins"),
        (["undo", "abc"], 1, "rapporteur decide list"),
    ]:
        done = rapporteur("decide", *words, cwd=tmp_path)
        assert (done.returncode, reason in done.stderr) == (code, True), done.stderr
        assert done.stderr.count("\n") == 1
