/** The web faces of Toroku for applicants and staff. */
@NullMarked
package org.toroku.ui;

import org.jspecify.annotations.NullMarked;
