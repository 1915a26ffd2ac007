/** The manager's page for the switch and quota of automated issuing. */
@NullMarked
package org.toroku.ui.automation;

import org.jspecify.annotations.NullMarked;
