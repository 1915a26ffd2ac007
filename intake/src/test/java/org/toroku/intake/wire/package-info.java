@NullMarked
package org.toroku.intake.wire;

import org.jspecify.annotations.NullMarked;
