/** One life of the engine: its log, its stream processor and the way in for commands. */
@NullMarked
package org.toroku.engine.runtime;

import org.jspecify.annotations.NullMarked;
