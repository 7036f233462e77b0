tramso_room(drivers_dock SOURCES dock.cpp LINKS base model PRIVATE_LINKS drivers_file_chip_reader)
