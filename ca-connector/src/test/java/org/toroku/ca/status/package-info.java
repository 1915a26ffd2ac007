@NullMarked
package org.toroku.ca.status;

import org.jspecify.annotations.NullMarked;
