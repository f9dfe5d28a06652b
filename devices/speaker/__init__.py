"""The speaker: voices, loudspeaker or headphones, the headphone jack, their simulator and command line.

A sentence is said by the first that can: somebody's recording, the office's own program, espeak-ng. To mend a word that
the machine reads wrongly, add it to `lexicon/`; to add a recording, to the `recordings/` of its language.
"""

from devices.speaker._glance import speaker_state
from devices.speaker._make import make_speaker
from devices.speaker.simulator import SimulatedSpeaker
from devices.speaker.states import SpeakerState
from devices.speaker.timeouts import Timeouts

__all__ = ["SimulatedSpeaker", "SpeakerState", "Timeouts", "make_speaker", "speaker_state"]
