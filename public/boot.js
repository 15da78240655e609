/**
 * Until the app stands: says so when one of its scripts or styles does not arrive, or when it cannot be started, and offers
 * to try again. A plain script of its own, so that it runs before the others and needs none of them. The texts are in
 * index.html, in both languages: which one is wanted is not known yet.
 */
(function () {
  "use strict";
  var root = document.getElementById("root");
  var boot = document.getElementById("boot");

  function part(id) {
    return boot.querySelector("#" + id);
  }

  /** `what`: the file that is missing, or what the error says. */
  function fail(what, isMissing) {
    // React empties the page when it cannot be drawn at all.
    if (root.childElementCount === 0) root.append(boot);
    if (!boot.isConnected || !part("boot-failed").hidden) return;
    // Else the app would take the place of this, perhaps without its style.
    root.dataset.failed = "";
    part("boot-loading").hidden = true;
    part("boot-failed").hidden = false;
    part(isMissing ? "boot-missing" : "boot-bug").hidden = false;
    part("boot-what").textContent = what;
  }

  function fileOf(text) {
    var found = /[^/\s]+\.(?:js|css)(?=\W|$)/.exec(text);
    return found ? found[0] : "";
  }

  /** Some browsers do not name the file. */
  function isOfNetwork(text) {
    return /dynamically imported module|importing a module script failed|load failed|could not be loaded/i.test(text);
  }

  function failWith(error) {
    var text = error && error.message ? String(error.message) : String(error);
    // Drawing may be under way: what is to be seen then is known a moment later.
    setTimeout(function () {
      fail(fileOf(text) || text, fileOf(text) !== "" || isOfNetwork(text));
    });
  }

  function isFile(element, rel) {
    return element instanceof HTMLLinkElement && element.rel === rel;
  }

  /** The style says so itself: a missing one is an empty sheet in one browser, none in another. */
  function isStyled() {
    return getComputedStyle(document.documentElement).getPropertyValue("--styled") !== "";
  }

  function checkStyle() {
    var link = document.querySelector('link[rel="stylesheet"]');
    if (link && !isStyled()) fail(fileOf(link.href), true);
  }

  window.addEventListener(
    "error",
    function (event) {
      var from = event.target;
      if (from instanceof HTMLScriptElement) fail(fileOf(from.src), true);
      else if (isFile(from, "stylesheet") || isFile(from, "modulepreload")) fail(fileOf(from.href), true);
      else if (event instanceof ErrorEvent) failWith(event.error || event.message);
    },
    true,
  );
  window.addEventListener("unhandledrejection", function (event) {
    failWith(event.reason);
  });
  document.querySelectorAll('link[rel="stylesheet"]').forEach(function (link) {
    if (link.sheet !== null) checkStyle();
    else link.addEventListener("load", checkStyle);
  });
  // Its failure may have been told before.
  window.addEventListener("load", checkStyle);

  part("boot-again").addEventListener("click", function () {
    // Loaded again only if it is to be had: else the browser's own page would take the place of this one.
    fetch(location.pathname + location.search, { cache: "reload" }).then(
      function (answer) {
        if (answer.ok) location.reload();
      },
      function () {
        part("boot-offline").hidden = false;
      },
    );
  });
})();
