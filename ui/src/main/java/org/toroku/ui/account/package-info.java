/** Pages where whoever is signed in changes their own account. */
@NullMarked
package org.toroku.ui.account;

import org.jspecify.annotations.NullMarked;
