"""The shared words of lintorg: plain values, no input or output, no clock."""
