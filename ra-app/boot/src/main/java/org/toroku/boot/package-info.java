/** Assembles the deployable: settings, devices, data sources and security around the modules of the RA. */
@NullMarked
package org.toroku.boot;

import org.jspecify.annotations.NullMarked;
