// For comfort only: everything works without it.
"use strict";

// "/" puts the cursor into the first field to search or filter by, as in a mail program.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector("main [type=search], .filters select, .filters input");
  if (field) {
    event.preventDefault();
    field.focus();
  }
});

// Empty filters stay out of the address, so that it can be read and shared.
document.addEventListener("submit", (event) => {
  if (event.target.method !== "get") return;
  for (const field of event.target.elements) {
    if (field.name && field.value === "") field.disabled = true;
  }
});
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form[method=get] :disabled")) field.disabled = false;
});
