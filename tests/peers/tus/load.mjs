// A module of the folder that packaging/peers installs into, which stands in TRAMSO_PEERS.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

export const load = (name) =>
  import(pathToFileURL(createRequire(`${process.env.TRAMSO_PEERS}/package.json`).resolve(name)).href);
