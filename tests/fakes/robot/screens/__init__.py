"""A pen without a window: it answers views as a hurried resident would.

Found in place of the real one by the folder the kiosk is started in; to the mind it is a pen like any other, because a
page is a value.
"""
