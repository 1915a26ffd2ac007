/** Proves of process models what may never happen in them, whoever edited them; knows files, not engines or cases. */
@org.jspecify.annotations.NullMarked
package org.toroku.workflows.proof;
