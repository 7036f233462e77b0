tramso_room(drivers_dock SOURCES dock.cpp LINKS base model)
