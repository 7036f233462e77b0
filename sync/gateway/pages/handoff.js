// A citizen's phone hands one photo to the kiosk that shows the link. The photo is drawn anew, so that nothing but the
// picture is left of it, and sealed to the city's key before it leaves the phone (sync/wire/FORMAT.md §1 and §18).
"use strict";
(() => {
  const {token, cityKey, largest} = document.body.dataset;
  const longestSide = 1920, qualities = [0.85, 0.7, 0.5, 0.3];
  const chunk = 65536, padding = 512;
  const screens = [...document.querySelectorAll("main > section")];
  const at = (id) => document.getElementById(id);
  let sealed = null; // what is to be sent, the same bytes at each try

  function show(id) {
    for (const screen of screens) screen.hidden = screen.id !== id;
    window.scrollTo(0, 0);
  }

  // By this the gateway knows the phone that came first. It outlives a reload: some phones drop the page behind the camera.
  function phoneKey() {
    const name = `handoff ${token}`;
    try {
      const kept = sessionStorage.getItem(name);
      if (kept) return kept;
    } catch { /* no storage: the key lasts as long as the page */ }
    const key = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    try { sessionStorage.setItem(name, key); } catch { /* as above */ }
    return key;
  }
  const key = phoneKey();

  function put(path, body, headers, progress) {
    return new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open("PUT", `/h/${token}/${path}`);
      for (const [name, value] of Object.entries({"Handoff-Key": key, ...headers})) request.setRequestHeader(name, value);
      request.timeout = 120_000;
      request.onload = () => done({status: request.status, text: request.responseText});
      request.onerror = request.ontimeout = request.onabort = () => done({status: 0, text: ""});
      if (progress) request.upload.onprogress = (sent) => { if (sent.lengthComputable) progress(100 * sent.loaded / sent.total); };
      request.send(body);
    });
  }

  // What an answer of the gateway means for the citizen; "cut" can be tried again.
  function screenFor({status, text}, good) {
    if (status === 200 || status === 201) return text.includes('"received"') ? "done" : good;
    return {404: "over", 409: "taken"}[status] ?? "cut";
  }

  async function pictureOf(file) {
    const address = URL.createObjectURL(file), image = new Image();
    try {
      image.src = address;
      await image.decode();
      return image;
    } finally { URL.revokeObjectURL(address); }
  }

  function draw(image) {
    const canvas = at("canvas"), scale = Math.min(1, longestSide / Math.max(image.naturalWidth, image.naturalHeight));
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const context = canvas.getContext("2d");
    context.fillStyle = "#fff"; // behind what is transparent
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height); // turned as its EXIF says, which is then gone
  }

  // Without the segments that say something about the picture (APP1 to APP15, COM), should a browser write any.
  function bare(jpeg) {
    const kept = [jpeg.subarray(0, 2)];
    let place = 2;
    while (place + 4 <= jpeg.length && jpeg[place] === 0xff && jpeg[place + 1] !== 0xda) {
      const marker = jpeg[place + 1], end = place + 2 + jpeg[place + 2] * 256 + jpeg[place + 3];
      const tells = (marker > 0xe0 && marker <= 0xef) || marker === 0xfe;
      if (!tells) kept.push(jpeg.subarray(place, end));
      place = end;
    }
    kept.push(jpeg.subarray(place));
    const whole = new Uint8Array(kept.reduce((size, part) => size + part.length, 0));
    kept.reduce((start, part) => { whole.set(part, start); return start + part.length; }, 0);
    return whole;
  }

  async function encode() {
    for (const quality of qualities) {
      const blob = await new Promise((done) => at("canvas").toBlob(done, "image/jpeg", quality));
      if (!blob || blob.type !== "image/jpeg") break;
      const jpeg = bare(new Uint8Array(await blob.arrayBuffer()));
      if (jpeg.length <= Number(largest)) return jpeg;
    }
    throw new Error("no JPEG of that size");
  }

  function seal(plain, city) {
    const text = sodium.pad(plain, padding);
    const stream = sodium.crypto_secretstream_xchacha20poly1305_keygen();
    const {state, header} = sodium.crypto_secretstream_xchacha20poly1305_init_push(stream);
    const opener = new Uint8Array(stream.length + header.length);
    opener.set(stream);
    opener.set(header, stream.length);
    const parts = [Uint8Array.of(1), sodium.crypto_box_seal(opener, city)];
    sodium.memzero(stream);
    sodium.memzero(opener);
    for (let start = 0; start < text.length; start += chunk) {
      const last = start + chunk >= text.length;
      const tag = last ? sodium.crypto_secretstream_xchacha20poly1305_TAG_FINAL : sodium.crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
      parts.push(sodium.crypto_secretstream_xchacha20poly1305_push(state, text.subarray(start, start + chunk), null, tag));
    }
    sodium.memzero(text);
    return new Blob(parts);
  }

  async function chosen(input) {
    const file = input.files[0];
    input.value = ""; // so that the same one can be chosen again
    if (!file) return;
    try {
      draw(await pictureOf(file));
      show("look");
    } catch { show("unreadable"); }
  }

  async function send() {
    if (!window.sodium) return show("cut"); // it did not come, or was not what the page names
    show("sending");
    at("progress").removeAttribute("value");
    try {
      if (!sealed) {
        await sodium.ready;
        const jpeg = await encode();
        sealed = await seal(jpeg, sodium.from_base64(cityKey, sodium.base64_variants.ORIGINAL)).arrayBuffer();
      }
    } catch { return show("unreadable"); }
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", sealed));
    const answer = await put("photo", sealed, {"Content-Type": "application/vnd.tramso.sealed",
      "Repr-Digest": `sha-256=:${btoa(String.fromCharCode(...digest))}:`}, (part) => { at("progress").value = part; });
    show(screenFor(answer, "done"));
  }

  async function open() {
    show("wait");
    show(screenFor(await put("phone", null, {}), "choose"));
  }

  at("pick").addEventListener("change", () => chosen(at("pick")));
  at("camera").addEventListener("change", () => chosen(at("camera")));
  at("send").addEventListener("click", send);
  for (const id of ["other", "again"]) at(id).addEventListener("click", () => { sealed = null; show("choose"); });
  at("retry").addEventListener("click", () => {
    if (!window.sodium) return location.reload();
    return sealed ? send() : open();
  });
  open();
})();
