/** What all pages of the staff share: who is signed in, what changed, what to say. */
@NullMarked
package org.toroku.ui.staff;

import org.jspecify.annotations.NullMarked;
