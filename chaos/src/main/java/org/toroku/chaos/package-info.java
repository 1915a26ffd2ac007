/** A whole Toroku under load and faults, and what its books say of it afterwards. */
@NullMarked
package org.toroku.chaos;

import org.jspecify.annotations.NullMarked;
