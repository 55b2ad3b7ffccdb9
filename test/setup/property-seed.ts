import * as fc from 'fast-check'

/** Property tests try the same cases every time, so that CI repeats what was seen; FC_SEED=$RANDOM looks for new ones. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_125) })
