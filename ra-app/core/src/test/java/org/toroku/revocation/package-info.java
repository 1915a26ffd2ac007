@NullMarked
package org.toroku.revocation;

import org.jspecify.annotations.NullMarked;
