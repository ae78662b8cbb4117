// Bluesky's own server (PDS) with a directory of identities (PLC) in memory, both on 127.0.0.1 alone.
//   node start.mjs NODE_MODULES FOLDER PORT PUBLIC_PORT DIRECTORY_PORT
// It listens on PORT and believes that it stands on PUBLIC_PORT, where the tests put their proxy. Its data go into
// FOLDER. It says "ready" on a line of its own, and ends with its standard input.
import http from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [modules, folder, port, publicPort, directoryPort] = process.argv.slice(2)
const packages = createRequire(path.join(modules, 'nowhere.js'))
const { MockDatabase, PlcServer } = packages('@did-plc/server')
const { PDS, envToCfg, envToSecrets } = await import(pathToFileURL(path.join(modules, '@atproto/pds/dist/index.js')))

// Both listen on every address of the machine, and the server on the port that it tells others.
const listen = http.Server.prototype.listen
http.Server.prototype.listen = function (asked, ...rest) {
  return listen.call(this, { port: Number(asked) === Number(publicPort) ? Number(port) : Number(asked), host: '127.0.0.1' }, ...rest)
}

const directory = PlcServer.create({ db: new MockDatabase(), port: Number(directoryPort) })
await directory.start()

const settings = {
  port: Number(publicPort),
  hostname: 'localhost',
  devMode: true,
  dataDirectory: folder,
  blobstoreDiskLocation: path.join(folder, 'blobs'),
  blobstoreDiskTmpLocation: path.join(folder, 'blobs-coming'),
  blobUploadLimit: 100 * 1024 * 1024,
  didPlcUrl: `http://localhost:${directoryPort}`,
  serviceHandleDomains: ['.test'],
  handleBackupNameservers: [],
  inviteRequired: false,
  crawlers: [],
  trustedOAuthClients: [],
  rateLimitsEnabled: process.env.PDS_RATE_LIMITS_ENABLED === 'true',
  rateLimitBypassIps: [],
  // Nobody listens there: what the server would ask of the network's own services is refused at once.
  bskyAppViewUrl: 'http://127.0.0.1:1',
  bskyAppViewDid: 'did:web:nobody.invalid',
  jwtSecret: 'only for tests',
  dpopSecret: '5c'.repeat(32),
  adminPassword: 'only for tests',
  plcRotationKeyK256PrivateKeyHex: '7e'.repeat(32),
}
const server = await PDS.create(envToCfg(settings), envToSecrets(settings))
await server.start()
process.stdin.on('end', () => process.exit(0)).resume()
console.log('ready')
