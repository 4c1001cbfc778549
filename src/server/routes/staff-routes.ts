import type { FastifyInstance } from 'fastify'
import type { AppContext } from '../app-context.ts'
import { addAccountRoutes } from './account.ts'
import { addAuditRoute } from './audit.ts'
import { addBackupsRoute } from './backups.ts'
import { addCentreRoutes } from './centres.ts'
import { addInvitationRoutes } from './invitations.ts'
import { addPeopleRoutes } from './people.ts'
import { addRetentionRoutes } from './retention.ts'
import { addSealingRoutes } from './sealing.ts'
import { addSignInRoutes } from './sign-in.ts'
import { addTabletRoutes } from './tablets.ts'

/** Everything of the desk but the tables and the files: who comes in, and what they run. */
export const addStaffRoutes = (app: FastifyInstance, context: AppContext): void => {
  addSignInRoutes(app, context)
  addInvitationRoutes(app, context)
  addAccountRoutes(app, context)
  addPeopleRoutes(app, context)
  addCentreRoutes(app, context)
  addTabletRoutes(app, context)
  addAuditRoute(app, context)
  addBackupsRoute(app, context)
  addRetentionRoutes(app, context)
  addSealingRoutes(app, context)
}
