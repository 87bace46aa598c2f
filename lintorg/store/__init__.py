"""Facts and answers kept between runs, in the user's cache folder."""
