@NullMarked
package org.toroku.intake.fork;

import org.jspecify.annotations.NullMarked;
