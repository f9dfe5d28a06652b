"""A module an area: what its buttons do (`PRESSES`), and its pages (`PAGES`), by place. All pure."""
