tramso_room(drivers_file_printer SOURCES file_printer.cpp LINKS base model drivers_escpos)
