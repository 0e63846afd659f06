// A convenience only: the page says all it has to say without it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link) return;
  const claim = link.closest(".claim") || document.querySelector(link.getAttribute("href") + ".claim");
  document.querySelectorAll(".claim.on").forEach((c) => c.classList.remove("on"));
  if (!claim) return;
  claim.classList.add("on");
  if (link.closest(".line")) {
    const words = claim.querySelector(".slots a");
    document.querySelector(words.getAttribute("href")).scrollIntoView({ block: "center" });
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelectorAll(".claim.on").forEach((c) => c.classList.remove("on"));
});
