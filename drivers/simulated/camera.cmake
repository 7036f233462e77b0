tramso_room(drivers_folder_camera SOURCES folder_camera.cpp LINKS base model drivers_jpeg)
