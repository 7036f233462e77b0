// node reader.mjs MODULES FEED: reads a GTFS feed with gtfs-utils, which knows nothing of ours, and prints as JSON the stops, trips
// and count of days of each service that it finds, and every run that it makes of the headways: trip, start, end, stops.
import {createRequire} from 'node:module'
import {join, resolve} from 'node:path'

const [modules, feed] = process.argv.slice(2)
const require = createRequire(join(resolve(modules), 'any.js'))
const readCsv = require('gtfs-utils/read-csv')
const readTrips = require('gtfs-utils/read-trips')
const readStops = require('gtfs-utils/read-stops')
const readServices = require('gtfs-utils/read-services-and-exceptions')
const computeStopovers = require('gtfs-utils/compute-stopovers')

const zone = 'Asia/Ho_Chi_Minh'
// It takes no stop without a time, as GTFS allows between the ends of a trip; those are counted here and passed over.
let untimed = 0
async function* timed(rows) {
  for await (const row of await rows) {
    if (row.arrival_time) yield row
    else untimed += 1
  }
}
const readFile = (name) => {
  const rows = readCsv(join(feed, `${name}.txt`))
  return name === 'stop_times' ? timed(rows) : rows
}
const keys = async (store) => {
  const found = []
  for await (const key of store.keys()) found.push(key)
  return found
}

const days = {}
for await (const [service, dates] of readServices(readFile, zone)) days[service] = dates.length
const runs = []
for await (const each of await computeStopovers(readFile, zone)) {
  if (!each.headwayBased) continue
  const last = runs.at(-1)
  if (!last || last.trip !== each.trip_id || last.stops.includes(each.stop_id)) runs.push({trip: each.trip_id, start: each.departure, stops: []})
  runs.at(-1).stops.push(each.stop_id)
  runs.at(-1).end = each.arrival
}
const trips = await readTrips(readFile)
const stops = await readStops(readFile)
console.log(JSON.stringify({untimed, trips: await keys(trips), stops: await keys(stops), days, runs}))
