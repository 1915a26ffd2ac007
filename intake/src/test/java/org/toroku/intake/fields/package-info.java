@NullMarked
package org.toroku.intake.fields;

import org.jspecify.annotations.NullMarked;
