@NullMarked
package org.toroku.intake.worker;

import org.jspecify.annotations.NullMarked;
