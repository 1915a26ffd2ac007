/** Pages of organisations: their administrators' own, and the managers' of organisations and partners. */
@NullMarked
package org.toroku.ui.organisation;

import org.jspecify.annotations.NullMarked;
