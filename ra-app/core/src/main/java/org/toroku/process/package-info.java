/** Conducts cases through their BPMN models and remembers, in the case journal, what every step decided. */
@NullMarked
package org.toroku.process;

import org.jspecify.annotations.NullMarked;
