// client.mjs URL ID FILE FOLDER: uploads FILE as the attachment ID with tus-js-client and the kiosk's certificate in FOLDER, in
// small pieces, trying again as that client does. Exit 0 when it says that all is there.
import fs from "node:fs";
import { load } from "./load.mjs";

const tus = await load("tus-js-client");
const [url, id, file, folder] = process.argv.slice(2);
const pem = (name) => fs.readFileSync(`${folder}/${name}`);
const { Upload, DefaultHttpStack } = tus.default ?? tus;
const upload = new Upload(fs.createReadStream(file), {
  endpoint: `${url}/kiosk/v1/attachments`,
  metadata: { id, filename: "photo.jpg" },
  uploadSize: fs.statSync(file).size,
  chunkSize: 50_000,
  uploadDataDuringCreation: process.argv[6] === "at-once",
  retryDelays: Array(200).fill(50),
  httpStack: new DefaultHttpStack({ ca: pem("authority.pem"), cert: pem("kiosk.pem"), key: pem("kiosk-key.pem") }),
  onError: (error) => {
    console.error(String(error));
    process.exit(1);
  },
  onSuccess: () => process.exit(0),
});
upload.start();
