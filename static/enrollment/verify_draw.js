// The visitor's own browser recomputes a draw from the published list and numbers (RFC 3797), and says whether
// the published order is the same. Serves templates/enrollment/public_verify.html; docs/verify_draw.py is its
// twin without a browser. md5 and sha256 come from js-md5 and js-sha256: SubtleCrypto has no MD5.
(function () {
  "use strict";

  /** "02 07 / 11" → "2.7./11./": numbers of one drawing in order, each with a point; words in capitals. */
  function keyOf(seed) {
    const parts = seed.normalize("NFKC").split("/").filter((part) => part.trim());
    return parts.map((part) => {
      if (/[A-Za-z]/.test(part)) return part.toUpperCase().replace(/[^A-Z0-9]/g, "") + "/";
      const numbers = (part.match(/[0-9]+/g) || []).map(BigInt).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      return numbers.map((number) => number + ".").join("") + "/";
    }).join("");
  }

  /** The counter of the n-th digest: two bytes, four from the 65,537th on. */
  function counter(number) {
    const two = [(number >> 8) & 255, number & 255];
    return number < 65536 ? two : [(number >>> 24) & 255, (number >> 16) & 255, ...two];
  }

  /** The remainder of a digest, a number of 16 bytes, by a small number. */
  function remainder(digest, divisor) {
    return digest.reduce((rest, byte) => (rest * 256 + byte) % divisor, 0);
  }

  /** All lines in the order they are drawn; whoever is drawn leaves the list and those behind move up. */
  function ranking(lines, key) {
    const pool = lines.slice().sort(), body = Array.from(new TextEncoder().encode(key)), ranked = [];
    for (let number = 0; pool.length; number += 1) {
      const count = counter(number);
      ranked.push(pool.splice(remainder(md5.array([...count, ...body, ...count]), pool.length), 1)[0]);
    }
    return ranked;
  }

  async function bytesOf(address) {
    const response = await fetch(address, { credentials: "omit" });
    if (!response.ok) throw new Error(address);
    return new Uint8Array(await response.arrayBuffer());
  }

  function linesOf(bytes) {
    return new TextDecoder().decode(bytes).split("\n").filter((line) => line);
  }

  /** "" when all agrees, else one sentence. */
  async function fault(data) {
    const [list, published] = await Promise.all([bytesOf(data.list), bytesOf(data.ranking)]);
    if (sha256(list) !== data.sum) return "下载的名单与冻结时公布的校验值不同";
    const ranked = ranking(linesOf(list), keyOf(data.seed));
    const shown = linesOf(published);
    const same = ranked.length === shown.length && ranked.every((line, place) => line === shown[place]);
    return same ? "" : "算出的顺序与公布的顺序不同";
  }

  function say(verdict, text, agrees) {
    verdict.textContent = text;
    verdict.className = agrees === undefined ? "" : agrees ? "draw-agrees" : "draw-differs";
  }

  document.querySelectorAll("[data-verify-draw]").forEach((box) => {
    const verdict = box.querySelector("[data-verdict]"), start = box.querySelector("[data-start]");
    async function verify() {
      start.disabled = true;
      say(verdict, "正在您的设备上计算……");
      try {
        const found = await fault(box.dataset);
        if (found) say(verdict, "✗ 不一致：" + found + "。请截图保存，并打招生热线。", false);
        else say(verdict, "✓ 一致：您的设备用公布的名单和号码重新算了一遍，顺序与公布的完全相同。", true);
      } catch (error) {
        say(verdict, "没有算成：名单没有下载下来，请检查网络后再点一次。");
      }
      start.disabled = false;
    }
    start.hidden = false;
    box.querySelector("[data-scriptless]").hidden = true;
    start.addEventListener("click", verify);
    verify();
  });
})();
