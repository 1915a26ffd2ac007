/** Pages for the paper route: post room, scans beside the form, blind second check. */
@NullMarked
package org.toroku.ui.paper;

import org.jspecify.annotations.NullMarked;
