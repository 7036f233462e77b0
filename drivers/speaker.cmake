tramso_room(drivers_speaker SOURCES open_speaker.cpp LINKS base model PRIVATE_LINKS drivers_audio drivers_transcript)
