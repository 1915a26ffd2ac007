@org.jspecify.annotations.NullMarked
package org.toroku.ca.mirror;
