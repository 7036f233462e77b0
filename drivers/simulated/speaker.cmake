tramso_room(drivers_transcript SOURCES transcript_speaker.cpp LINKS base model)
