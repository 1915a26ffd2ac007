/** Signing in of officers. */
@NullMarked
package org.toroku.ui.login;

import org.jspecify.annotations.NullMarked;
