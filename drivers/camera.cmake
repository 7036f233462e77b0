tramso_room(drivers_camera SOURCES open_camera.cpp LINKS base model drivers_v4l2 drivers_folder_camera)
