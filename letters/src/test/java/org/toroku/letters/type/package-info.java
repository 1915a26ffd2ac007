@NullMarked
package org.toroku.letters.type;

import org.jspecify.annotations.NullMarked;
