"""Pages from the templates that ship beside the code: everything put into one is escaped, hidden characters are shown."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rapporteur.export.marks import visible

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parents[1] / "templates"


def page(template: str, *, script: str | None = None, **values: object) -> str:
    """A whole page. Its policy lets nothing load and nothing run but the one `script` of the templates, by its hash."""
    source = environment().get_template(script).render() if script else ""
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    run = f"script-src 'sha256-{digest}'" if script else "script-src 'none'"
    policy = f"default-src 'none'; style-src 'unsafe-inline'; {run}; base-uri 'none'; form-action 'none'"
    return environment().get_template(template).render(policy=policy, script=script, **values) + "\n"


@cache
def environment() -> Environment:
    """Jinja2 with escaping on for every file and an error for a name that a template misspells."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _shown(value: object) -> object:
    if value is None:
        return ""
    return visible(value) if type(value) is str else value
