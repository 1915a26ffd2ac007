@NullMarked
package org.toroku.ca.outside;

import org.jspecify.annotations.NullMarked;
