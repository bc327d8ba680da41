"""Speed of the text craft on made-up articles of real length. Reads nothing, writes nothing."""
