// Preloaded into the web process (web.mjs).
import { limitServers } from './server-limits.mjs'

limitServers()
