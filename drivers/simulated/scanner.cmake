tramso_room(drivers_file_scanner SOURCES file_scanner.cpp LINKS base model drivers_scanning)
