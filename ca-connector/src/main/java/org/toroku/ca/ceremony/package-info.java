/** The demonstration key ceremony that lets the default run sign; never a real one. */
@NullMarked
package org.toroku.ca.ceremony;

import org.jspecify.annotations.NullMarked;
