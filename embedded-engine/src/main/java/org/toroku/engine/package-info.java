/** The real workflow engine in process, behind the orchestration cluster's REST API on loopback. */
@NullMarked
package org.toroku.engine;

import org.jspecify.annotations.NullMarked;
