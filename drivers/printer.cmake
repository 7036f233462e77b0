tramso_room(drivers_printer
  SOURCES open_printer.cpp
  LINKS base model drivers_escpos
  PRIVATE_LINKS drivers_serial drivers_file_printer)
