@NullMarked
package org.toroku.intake.accuracy;

import org.jspecify.annotations.NullMarked;
