@NullMarked
package org.toroku.confirmation;

import org.jspecify.annotations.NullMarked;
