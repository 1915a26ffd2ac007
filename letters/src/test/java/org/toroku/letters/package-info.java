@NullMarked
package org.toroku.letters;

import org.jspecify.annotations.NullMarked;
